// Two files, as a spreadsheet would save them (RFC 4180): a line of names, then a line for each record; what holds a comma
// or a quotation mark stands in quotation marks, and a mark within them is written twice.

/** Student associations. `president` is empty where nobody wants to be. */
export const associationsFile = asFile(`id,name,campus,founded,members,president,motto
bug,"""Bug"", le club info",Gardanne,2009,64,Inès Benali,"Ça marche chez moi, donc ça marche."
cafe,Café Socrate,Saint-Étienne,1998,112,Léo Martin,"Penser, mais assis."
chorale,La Chorale du RU,Saint-Étienne,2012,31,Zoé Nguyen,"Un do, deux ré, trois mi-temps."
fromage,Les Amis du fromage,Grenoble,1987,203,Hugo Ferrand,"Il y a ceux qui sentent, et ceux qui savent."
jardin,"Potager ""Racine carrée""",Gardanne,2019,18,Camille Roche,On sème en mode binaire : un rang sur deux.
robot,Robots & Cie,Saint-Étienne,2003,47,Noé Da Silva,"Il n’est pas cassé, il réfléchit."
sieste,Société de la sieste,Grenoble,2016,254,,"Réveillez-nous, mais pas tout de suite."
theatre,Théâtre de l’Absurde,Gardanne,1994,26,Maïa Lopez,"Ce soir : relâche, comme prévu."
`);

/** What they do. `price` is in euros; 0 is free. */
export const eventsFile = asFile(`id,association,title,date,start,place,price
1,cafe,Café philo : le mardi existe-t-il ?,2026-09-15,18:00,Cafétéria,0
2,bug,"Atelier Git, ou comment perdre ses fichiers à plusieurs",2026-09-17,17:30,Salle B12,0
3,sieste,Assemblée générale (apportez un oreiller),2026-09-18,13:00,Pelouse nord,0
4,fromage,"Dégustation ""à l’aveugle"", fenêtres ouvertes",2026-09-24,19:00,Salle polyvalente,5
5,chorale,"Répétition : ""Alouette"" en six voix",2026-09-29,18:30,Amphi 2,0
6,robot,Course de robots suiveurs de ligne (et de ceux qui la perdent),2026-10-03,14:00,Gymnase,2
7,theatre,"En attendant Wi-Fi, acte I",2026-10-06,20:00,Foyer,3
8,jardin,Récolte des courgettes,2026-10-10,10:00,Toit du bâtiment C,0
9,bug,"Nuit du code : 12 h, 40 pizzas, 0 bug (objectif)",2026-10-16,20:00,Salle B12,8
10,cafe,"Débat : ""tabulations ou espaces ?""",2026-10-20,18:00,Cafétéria,0
11,fromage,Sortie à la fromagerie,2026-11-07,08:30,Départ parking P3,12
12,chorale,Concert d’hiver (en novembre),2026-11-26,19:30,Chapelle,4
13,robot,"Réparation ouverte : venez avec vos pannes, repartez avec",2026-12-02,17:00,FabLab,0
14,sieste,Grande Sieste de Noël,2026-12-18,13:30,Gymnase,1
`);

/** RFC 4180 ends each line with CR LF. */
function asFile(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
